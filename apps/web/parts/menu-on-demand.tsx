import { type ComponentType, cloneElement, type MouseEventHandler, type ReactElement, Suspense, useState } from 'react';

/** What a menu on demand draws itself around: its button, and nothing else of the page. */
export interface OnDemand {
  readonly target: ReactElement;
}

/** A button whose menu is fetched when somebody first asks for it: few pages are left by their menus, and menus are heavy. */
export function MenuOnDemand({
  button,
  menu: Menu,
}: {
  button: ReactElement<{ onClick?: MouseEventHandler }>;
  menu: ComponentType<OnDemand>;
}) {
  const [isAsked, ask] = useState(false);
  const alone = cloneElement(button, { onClick: () => ask(true), ...{ 'aria-haspopup': 'menu', 'aria-expanded': false } });
  if (!isAsked) return alone;
  return (
    <Suspense fallback={alone}>
      <Menu target={button} />
    </Suspense>
  );
}
