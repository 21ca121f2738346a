import { useEffect, useRef, useState } from 'react';

/** A dialog that is there only while it is open gives the keyboard back to where it came from. */
export function useFocusBack(): void {
  // before the dialog takes the keyboard
  const [before] = useState(() => document.activeElement);
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
      setTimeout(() => {
        if (!isThere.current && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    };
  }, [before]);
}
