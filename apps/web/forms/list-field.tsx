import { ActionIcon, Button, Fieldset, Group, Paper, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ComponentType, useRef, useState } from 'react';
import { useWords } from '../language/index.js';
import { Said } from '../parts/index.js';
import { FieldLabel } from './field-label.js';
import type { FieldProps } from './field-props.js';
import { blank, type FieldSchema, isAtAGlance, isLong, isWritten, type Written } from './schema.js';
import { fieldId, goToField, useSurroundings } from './surroundings.js';
import { words } from './words.js';

/** What does not fit beside another field: answers to read, a long text, a list within the list. */
const isWide = (field: FieldSchema): boolean =>
  field['x-kind'] === 'list' || field['x-kind'] === 'party' || (field['x-kind'] === 'choice' && isAtAGlance(field)) || isLong(field);

/** Several of the same: each with its own fields, added, taken out, put in order. */
export function ListField({
  field,
  path,
  required,
  value,
  onChange,
  mistake,
  mistakes,
  Field,
}: FieldProps & { readonly Field: ComponentType<FieldProps> }) {
  const { list } = useWords(words);
  const { formId } = useSurroundings();
  const [said, say] = useState('');
  const add = useRef<HTMLButtonElement>(null);
  const { items, minItems = 0, maxItems = 50 } = field;
  const rows = Array.isArray(value) ? value : [];
  const keys = useKeys(rows.length);
  if (!items) return null;
  const titleOf = (index: number) => list.nth(items.title, index + 1);
  const change = (index: number, row: Written) => onChange(rows.map((one, place) => (place === index ? row : one)));
  const move = (index: number, by: number) => {
    const next = [...rows];
    const [row] = next.splice(index, 1);
    next.splice(index + by, 0, row);
    keys.move(index, index + by);
    onChange(next);
  };
  const remove = (index: number) => {
    keys.remove(index);
    onChange(rows.filter((_, place) => place !== index));
    say(list.removed(titleOf(index)));
    add.current?.focus();
  };
  const append = () => {
    onChange([...rows, blank(items)]);
    say(list.added(titleOf(rows.length)));
    setTimeout(() => goToField(formId, `${path}[${rows.length}]`));
  };
  return (
    <Fieldset
      legend={<FieldLabel field={field} required={required || minItems > 0} />}
      id={fieldId(formId, path)}
      tabIndex={-1}
      className="list-field"
    >
      {field.description !== undefined && (
        <Text size="sm" c="dimmed" mb="xs">
          {field.description}
        </Text>
      )}
      {mistake !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" mb="xs">
          {mistake}
        </Text>
      )}
      <Stack gap="sm">
        {rows.length === 0 && (
          <Text size="sm" c="dimmed">
            {list.empty}
          </Text>
        )}
        {rows.map((row, index) => (
          <Paper
            key={keys.of(index)}
            withBorder
            p="sm"
            component="section"
            aria-label={titleOf(index)}
            id={fieldId(formId, `${path}[${index}]`)}
          >
            <Group justify="space-between" mb="xs" wrap="nowrap">
              <Text fw={600}>{titleOf(index)}</Text>
              <Group gap={4} wrap="nowrap">
                {rows.length > 1 && (
                  <>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={list.up(titleOf(index))}
                      disabled={index === 0}
                      onClick={() => move(index, -1)}
                    >
                      <IconArrowUp size={18} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={list.down(titleOf(index))}
                      disabled={index === rows.length - 1}
                      onClick={() => move(index, 1)}
                    >
                      <IconArrowDown size={18} aria-hidden />
                    </ActionIcon>
                  </>
                )}
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={list.remove(titleOf(index))}
                  disabled={rows.length <= minItems}
                  onClick={() => remove(index)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
            <div className="list-row">
              {Object.entries(items.properties).map(([name, of]) => {
                const place = `${path}[${index}].${name}`;
                const written = isWritten(row) ? row : {};
                return (
                  <div key={name} data-wide={isWide(of) || undefined}>
                    <Field
                      field={of}
                      path={place}
                      required={items.required.includes(name)}
                      value={written[name]}
                      onChange={(next) => change(index, { ...written, [name]: next })}
                      mistake={mistakes[place]}
                      mistakes={mistakes}
                    />
                  </div>
                );
              })}
            </div>
          </Paper>
        ))}
        <Group>
          <Button
            ref={add}
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={rows.length >= maxItems}
            onClick={append}
          >
            {list.add(items.title)}
          </Button>
        </Group>
        <Said>{said}</Said>
      </Stack>
    </Fieldset>
  );
}

/** Rows have no name of their own: each gets one, which goes with it when it moves, so that the keyboard stays where it was. */
function useKeys(length: number) {
  const known = useRef<number[]>([]);
  const last = useRef(0);
  const keys = known.current;
  while (keys.length < length) {
    last.current += 1;
    keys.push(last.current);
  }
  keys.length = length;
  return {
    of: (index: number) => keys[index],
    move: (from: number, to: number) => keys.splice(to, 0, ...keys.splice(from, 1)),
    remove: (index: number) => keys.splice(index, 1),
  };
}
