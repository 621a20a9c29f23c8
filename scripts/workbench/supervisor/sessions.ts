/** Browser sessions of users in the local Salesforce: one each, for as long as Salesforce accepts it. */
export interface Sessions {
  of(userId: string): string;
  /** Salesforce has refused this user's session, or forgotten all of them. */
  forget(userId?: string): void;
}

export function createSessions(open: (userId: string) => string): Sessions {
  const sessions = new Map<string, string>();
  return {
    of(userId) {
      const session = sessions.get(userId) ?? open(userId);
      sessions.set(userId, session);
      return session;
    },
    forget(userId) {
      if (userId === undefined) sessions.clear();
      else sessions.delete(userId);
    },
  };
}
