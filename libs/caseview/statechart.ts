import type { Process } from '../../machines/kernel/index.js';

/** The process as a Mermaid state diagram, generated from the machine. */
export function statechart(process: Process): string {
  const situations = Object.values(process.situations);
  const start = (process.machine.config as { initial?: unknown }).initial;
  const lines = ['stateDiagram-v2', '  direction TB'];
  for (const { id, label } of situations) lines.push(`  state "${plain(label)}" as ${id}`);
  lines.push(`  [*] --> ${String(start)}`);
  for (const { id, ways, passages, final } of situations) {
    for (const { act, target } of ways) lines.push(`  ${id} --> ${target} : ${plain(process.formRules[act]?.label ?? act)}`);
    for (const { target } of passages) lines.push(`  ${id} --> ${target}`);
    if (final) lines.push(`  ${id} --> [*]`);
  }
  return `${[...new Set(lines)].join('\n')}\n`;
}

/** What Mermaid would take for syntax. */
const plain = (text: string): string => text.replace(/[":;#]/g, ' ');
