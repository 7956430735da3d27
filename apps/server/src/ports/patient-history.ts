/** What belongs to a patient, by the ids of each kind. */
export type PatientBelongings = {
  readonly consultations: readonly string[];
  readonly appointments: readonly string[];
  readonly followUps: readonly string[];
  readonly referrals: readonly string[];
};

/** All that points at a patient, whatever it is. */
export type PatientHistory = {
  belongingsOf(patientId: string): Promise<PatientBelongings>;
  /** Whether the two have appointments at one time that are still to come: nobody keeps both. */
  haveTimeInCommon(oneId: string, otherId: string): Promise<boolean>;
  /** Gives it all to another, the times of the appointments with them; reminders are planned apart. */
  give(fromId: string, toId: string): Promise<void>;
};
