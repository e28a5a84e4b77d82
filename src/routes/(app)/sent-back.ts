import type { Rejected } from '#lib/web/form.server.ts';

/** What a form gets back that needs another look, as a page hands it on to the component in which the form is. */
export type SentBack = { [Key in keyof Rejected]?: Rejected[Key] | undefined } | null;
