/** What has just happened, for those who do not see it: it stands in the page from the start, or nothing would be read out. */
export function Said({ children }: { children: string | undefined }) {
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {children}
    </div>
  );
}
