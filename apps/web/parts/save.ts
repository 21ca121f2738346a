/** Saves something where the browser puts what it downloads. @param name of the file */
export function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // the download has begun by then
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
