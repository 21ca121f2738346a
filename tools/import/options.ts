import { parseArgs } from 'node:util';

/** What `npm run import` was asked. */
export interface Options {
  readonly file: string;
  readonly report: string;
  readonly rehearsal: boolean;
  /** undefined: that of the running Saisine */
  readonly url: string | undefined;
  readonly login: string | undefined;
  readonly token: string | undefined;
  /** for an account of several organisations */
  readonly organisation: string | undefined;
}

export const USAGE = `Usage : npm run import -- dossiers.ndjson [options]

  --login <nom>          se connecter comme cette personne de la démonstration (fonds.gestionnaire…)
  --token <jeton>        ou présenter ce jeton d’accès
  --organisation <id>    l’organisme pour lequel on agit, quand le compte en a plusieurs
  --url <adresse>        l’API ; par défaut celle de npm start
  --rehearse             tout jouer sans rien enregistrer
  --report <fichier>     le rapport ; par défaut dossiers.ndjson.report.ndjson (ou .rehearsal.ndjson)

La même commande reprend après la dernière ligne rapportée.`;

/** Throws an Error with the usage. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const { url, login, token, organisation, rehearse: rehearsal = false } = values;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(USAGE);
  if ((login === undefined) === (token === undefined)) throw new Error(`Donnez --login ou --token.\n\n${USAGE}`);
  if (url !== undefined && !/^https?:\/\//.test(url)) throw new Error(`--url commence par http:// ou https://.\n\n${USAGE}`);
  const report = values.report ?? `${file}.${rehearsal ? 'rehearsal' : 'report'}.ndjson`;
  return { file, report, rehearsal, url: url?.replace(/\/+$/, ''), login, token, organisation };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { url: text, login: text, token: text, organisation: text, report: text, rehearse: { type: 'boolean' } },
    });
  } catch (failure) {
    throw new Error(`${(failure as Error).message}\n\n${USAGE}`);
  }
}
