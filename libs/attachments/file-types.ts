import { fileTypeFromBuffer } from 'file-type';
import { fieldProblem } from '../casework/index.js';
import { activeContentIn, isLocked } from './contents.js';

/** What may be attached, recognised by what it contains. A list to be kept short: everything here will have to be read in ten years. */
const FILE_TYPES = {
  'application/pdf': { label: 'PDF', extensions: ['pdf'], inline: true },
  'image/png': { label: 'PNG', extensions: ['png'], inline: true },
  'image/jpeg': { label: 'JPEG', extensions: ['jpg', 'jpeg'], inline: true },
  'image/tiff': { label: 'TIFF', extensions: ['tif', 'tiff'], inline: false },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { label: 'DOCX', extensions: ['docx'], inline: false },
  'application/vnd.oasis.opendocument.text': { label: 'ODT', extensions: ['odt'], inline: false },
} as const satisfies Readonly<Record<string, FileType>>;

interface FileType {
  readonly label: string;
  /** lower case; the first is given to a file that has none */
  readonly extensions: readonly string[];
  /** shown in the page; everything else is only ever saved */
  readonly inline: boolean;
}

const typeNamed = (mime: string): FileType | undefined => (FILE_TYPES as Readonly<Record<string, FileType>>)[mime];
export const isShownInline = (mime: string): boolean => typeNamed(mime)?.inline === true;

const ACCEPTED = Object.values(FILE_TYPES)
  .map(({ label }) => label)
  .join(', ');

/**
 * The media type of a file, by its content. Throws 400 `form` that names `file`: not one of the list, another than its name says,
 * locked by a password, or with a program inside.
 */
export async function recognised(bytes: Buffer, name: string | undefined): Promise<string> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const type = found && typeNamed(found.mime);
  if (!found || !type)
    throw fieldProblem('file', 'file-type', `Le contenu de ce fichier n’est pas de ceux que Saisine garde : ${ACCEPTED}.`);
  const extension = extensionOf(bareName(name))?.toLowerCase();
  if (extension !== undefined && !type.extensions.includes(extension))
    throw fieldProblem(
      'file',
      'file-mismatch',
      `Ce fichier s’appelle « .${extension} » et contient du ${type.label} : donnez-lui le nom de ce qu’il est.`,
    );
  if (isLocked(bytes, found.mime))
    throw fieldProblem(
      'file',
      'file-locked',
      'Ce fichier est protégé par un mot de passe : personne ne pourrait l’examiner ni le relire. Retirez-le.',
    );
  if (activeContentIn(bytes, found.mime))
    throw fieldProblem(
      'file',
      'file-active',
      'Ce fichier contient un programme (macro ou script) : enregistrez-le sans, en PDF par exemple.',
    );
  return found.mime;
}

/** A name as it is kept: of the file alone, without what a page or a disk could stumble over. Never empty; it ends as its type does. */
export function cleanName(given: string | undefined, mime: string): string {
  const bare = bareName(given);
  const extensions = typeNamed(mime)?.extensions ?? [];
  const own = extensionOf(bare);
  const extension = own !== undefined && extensions.includes(own.toLowerCase()) ? own : undefined;
  const stem = extension === undefined ? bare : bare.slice(0, -extension.length - 1);
  return `${[...stem].slice(0, LONGEST_STEM).join('').trim() || 'sans nom'}.${extension ?? extensions[0]}`;
}

const extensionOf = (name: string): string | undefined => /\.([^.\s]{1,12})$/.exec(name)?.[1];

function bareName(given: string | undefined): string {
  return (
    (given ?? '')
      .normalize('NFC')
      .replace(/^.*[/\\]/, '')
      // control characters, and those that turn the reading direction round: what reads « exe.jpg » may be « gpj.exe »
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}<>:"|?*]/gu, '')
      .replace(/\s+/g, ' ')
      .replace(/^[\s.]+|[\s.]+$/g, '')
  );
}

const LONGEST_STEM = 100;
