import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/fr';
import { DatePicker } from '@mantine/dates';
import { useLanguage } from '../language/index.js';

/** A month to pick a day from; loaded when somebody opens it. */
export default function Calendar({ day, latest, onPick }: { day?: string; latest?: string; onPick: (day: string) => void }) {
  const { language } = useLanguage();
  return (
    <DatePicker
      locale={language}
      value={day ?? null}
      defaultDate={day ?? latest}
      maxDate={latest}
      onChange={(picked) => {
        if (picked !== null) onPick(picked);
      }}
      ariaLabels={
        language === 'fr'
          ? {
              nextMonth: 'Mois suivant',
              previousMonth: 'Mois précédent',
              monthLevelControl: 'Choisir le mois',
              yearLevelControl: 'Choisir l’année',
            }
          : undefined
      }
    />
  );
}
