/** One stop: what one sees there, and what is said when there is nothing of the kind yet. */
interface StopWords {
  readonly title: string;
  readonly text: string;
  readonly missing: string;
}

const fr = {
  title: 'Visite guidée',
  lead: 'Cinq minutes pour comprendre Saisine, sur de vrais écrans. Un petit panneau vous suit de page en page ; quittez-le quand vous voulez.',
  start: 'Commencer la visite',
  resume: (step: number) => `Reprendre à l’étape ${step}`,
  again: 'Refaire la visite',
  stops: 'Les étapes',
  see: 'Voir',
  seen: 'Vous avez déjà fait la visite.',
  panel: {
    label: 'Visite guidée',
    step: (step: number, of: number) => `Étape ${step} sur ${of}`,
    previous: 'Précédent',
    next: 'Suivant',
    finish: 'Terminer',
    leave: 'Quitter la visite',
    goThere: 'Aller à cette page',
    looking: 'Recherche d’un exemple…',
  },
  offer: {
    title: 'Découvrir Saisine en cinq minutes ?',
    text: 'Sept étapes sur les dossiers de démonstration.',
    start: 'Commencer',
    later: 'Pas maintenant',
  },
  at: {
    work: {
      title: 'Votre travail',
      text: 'La liste de vos dossiers, le plus urgent en haut : ce qui est en retard, ce qui vous attend, ce qui attend quelqu’un d’autre. Elle se met à jour seule quand un collègue agit.',
      missing: 'Votre organisme n’a pas encore de dossier : la liste se remplira dès le premier.',
    },
    waiting: {
      title: 'Un dossier qui vous attend',
      text: 'En haut : où en est le dossier, qui le retient et la prochaine date. Dessous, ce que vous pouvez faire ; ce qui n’est pas possible reste visible, avec sa raison et le texte qui le dit.',
      missing: 'Aucun dossier n’attend votre organisme en ce moment.',
    },
    late: {
      title: 'Un retard, et ce qu’il change',
      text: 'Les échéances rappellent et alertent ; aucune ne décide à votre place. La prévision montre ce qui vient, pourquoi ce jour-là, et ce qui changerait si vous agissiez.',
      missing: 'Rien n’est en retard : aucune date n’est dépassée dans vos dossiers.',
    },
    path: {
      title: 'Le parcours, d’un coup d’œil',
      text: 'Le schéma de la procédure, avec le chemin parcouru, la situation présente et les suites possibles. Le même contenu existe en texte.',
      missing: 'Ouvrez un premier dossier pour voir son parcours ; celui de chaque procédure est dans « Procédures ».',
    },
    deadlines: {
      title: 'Toutes vos dates',
      text: 'Les échéances de tous vos dossiers, dans l’ordre. Chacune dit de quel acte elle part, comment elle est comptée et sur quel texte elle repose.',
      missing: 'Aucune échéance ne court dans vos dossiers.',
    },
    notices: {
      title: 'Ce qui vous est annoncé',
      text: 'Quand un autre organisme agit ou qu’une date approche, vous l’apprenez ici. Le courriel qui vous prévient ne contient jamais de donnée personnelle.',
      missing: 'Aucun avis pour l’instant.',
    },
    ended: {
      title: 'Un dossier terminé, et sa preuve',
      text: 'Chaque décision reste, avec sa date, son auteur et son texte. La preuve rejoue le dossier du début à la fin et vérifie que rien n’a été modifié depuis.',
      missing: 'Aucun dossier n’est encore terminé.',
    },
    rules: {
      title: 'Les règles appliquées',
      text: 'Chaque procédure se lit ici règle par règle, avec ses sources. Ce qui ne vient d’aucun texte est marqué « hors texte ».',
      missing: 'Aucune procédure n’est enregistrée.',
    },
    history: {
      title: 'Qui a décidé quoi, et quand',
      text: 'L’historique donne chaque fait avec sa date, celle de son enregistrement, qui l’a décidé, qui l’a consigné et sur quelle preuve. Les corrections restent visibles.',
      missing: 'Aucun dossier n’est encore ouvert.',
    },
  } satisfies Record<string, StopWords>,
};

const en: typeof fr = {
  title: 'Guided tour',
  lead: 'Five minutes to understand Saisine, on real pages. A small panel follows you from page to page; leave it whenever you like.',
  start: 'Begin the tour',
  resume: (step) => `Resume at step ${step}`,
  again: 'Take the tour again',
  stops: 'The stops',
  see: 'See',
  seen: 'You have taken the tour before.',
  panel: {
    label: 'Guided tour',
    step: (step, of) => `Step ${step} of ${of}`,
    previous: 'Previous',
    next: 'Next',
    finish: 'Finish',
    leave: 'Leave the tour',
    goThere: 'Go to this page',
    looking: 'Looking for an example…',
  },
  offer: {
    title: 'Discover Saisine in five minutes?',
    text: 'Seven stops on the demonstration cases.',
    start: 'Begin',
    later: 'Not now',
  },
  at: {
    work: {
      title: 'Your work',
      text: 'The list of your cases, the most urgent first: what is late, what waits for you, what waits for somebody else. It refreshes by itself when a colleague acts.',
      missing: 'Your organisation has no case yet: the list fills with the first one.',
    },
    waiting: {
      title: 'A case that waits for you',
      text: 'At the top: where the case stands, who holds it up and the next date. Below, what you may do; what is not possible stays visible, with its reason and the text that says so.',
      missing: 'No case waits for your organisation at the moment.',
    },
    late: {
      title: 'A delay, and what it changes',
      text: 'Deadlines remind and alert; none decides in your place. The forecast shows what comes, why on that day, and what would change if you acted.',
      missing: 'Nothing is late: no date has passed in your cases.',
    },
    path: {
      title: 'The path at a glance',
      text: 'The chart of the process with the path taken, the present situation and what may follow. The same is there as text.',
      missing: 'Open a first case to see its path; that of each process is under “Processes”.',
    },
    deadlines: {
      title: 'All your dates',
      text: 'The deadlines of all your cases, in order. Each says from which act it counts, how it is reckoned and on which text it rests.',
      missing: 'No deadline runs in your cases.',
    },
    notices: {
      title: 'What you are told',
      text: 'When another organisation acts or a date comes near, you learn it here. The mail that tells you never holds personal data.',
      missing: 'No notice yet.',
    },
    ended: {
      title: 'An ended case, and its proof',
      text: 'Every decision stays, with its date, its author and its text. The proof replays the case from beginning to end and checks that nothing was changed since.',
      missing: 'No case has ended yet.',
    },
    rules: {
      title: 'The rules that are applied',
      text: 'Each process can be read here rule by rule, with its sources. What comes from no text is marked “not from a text”.',
      missing: 'No process is registered.',
    },
    history: {
      title: 'Who decided what, and when',
      text: 'The history gives each fact with its date, that of its recording, who decided it, who recorded it and on what evidence. Corrections stay visible.',
      missing: 'No case is open yet.',
    },
  },
};

export const words = { fr, en };
