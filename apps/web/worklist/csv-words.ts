export const words = {
  fr: {
    csv: {
      file: 'dossiers',
      headings: [
        'Référence',
        'Procédure',
        'Situation',
        'État',
        'En attente de',
        'Urgence',
        'Échéance',
        'Date de l’échéance',
        'Suivi par',
        'Ouvert le',
        'Dernier mouvement',
        'Alarme',
        'Essai',
      ],
      open: 'En cours',
      ended: 'Terminé',
      yes: 'oui',
    },
    urgencies: { late: 'En retard', today: 'Aujourd’hui', yours: 'Attend votre organisme', others: 'Attend d’autres', ended: 'Terminé' },
  },
  en: {
    csv: {
      file: 'cases',
      headings: [
        'Reference',
        'Process',
        'Situation',
        'State',
        'Waiting for',
        'Urgency',
        'Deadline',
        'Deadline’s date',
        'Looked after by',
        'Opened on',
        'Last change',
        'Alarm',
        'Trial',
      ],
      open: 'Open',
      ended: 'Ended',
      yes: 'yes',
    },
    urgencies: { late: 'Late', today: 'Today', yours: 'Waits for us', others: 'Waits for others', ended: 'Ended' },
  },
};

export type CsvWords = (typeof words)['fr'];
