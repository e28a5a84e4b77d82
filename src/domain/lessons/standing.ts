export const LESSON_STATES = ['fresh', 'standing', 'superseded', 'no-longer-true'] as const;
/**
 * How a lesson stands: nobody has tried it yet; it was tried and held; another lesson says it better; the world
 * it was true of is gone.
 */
export type LessonState = (typeof LESSON_STATES)[number];

export const OUTCOMES = ['held', 'partly', 'did-not', 'cannot-tell'] as const;
/** What a look at a change some weeks later has shown. */
export type Outcome = (typeof OUTCOMES)[number];
