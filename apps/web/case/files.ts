import { ApiProblem, reach } from '../api/index.js';
import { problemOf } from '../api/problem.js';
import { saveAs } from '../parts/save.js';

/** A file of the API as a blob, asked for in the name of the organisation one works for. Throws ApiProblem. */
export async function fetchFile(address: string): Promise<Blob> {
  const response = await reach(address);
  if (!response.ok) throw new ApiProblem(problemOf(response.status, await response.json().catch(() => undefined)));
  return response.blob();
}

/** Saves a file under a name. Throws ApiProblem. */
export async function saveFile(address: string, name: string): Promise<void> {
  saveAs(await fetchFile(address), name);
}
