import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, VIEWS, viewsOf } from './pictures.js';
import { SHOTS } from './shots.js';

/** docs/screens/README.md: what is in each picture. Those that are not in the folder are left out. @param titles of documents, by kind */
export function gallery(folder: string, titles: ReadonlyMap<string, string>): string {
  const drawings = join(folder, 'documents');
  const documents = existsSync(drawings) ? readdirSync(drawings).filter((file) => file.endsWith('.png')) : [];
  const rows = SHOTS.map((shot) => {
    const files = viewsOf(shot)
      .map((view) => ({ view, file: fileOf(shot.name, view) }))
      .filter(({ file }) => existsSync(join(folder, file)));
    return `| ${shot.says} | ${files.map(({ view, file }) => `[${VIEWS[view].says}](${file})`).join(' · ')} |`;
  });
  const drawn = documents.map((file) => `| [${titles.get(file.replace('.png', '')) ?? file}](documents/${file}) |`);
  return `# L’application en images

Prises par \`npm run screens\` sur les données de démonstration : personnes, organismes et dossiers sont fictifs.

![Mon travail](${fileOf('mon-travail', 'ordinateur')})

| ce que l’on voit | images |
|---|---|
${rows.join('\n')}

${drawn.length === 0 ? '' : `## Les documents\n\nLa première page d’un exemplaire de chaque sorte.\n\n| document |\n|---|\n${drawn.join('\n')}\n`}`;
}
