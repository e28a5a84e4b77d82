import { createContext } from 'svelte';
import type { Template, TemplatePart } from '../template.ts';

/** What the template of this writing asks, for every part of the form. */
export interface TemplateBeside {
	readonly template: Template | null;
}

export const [templateBeside, setTemplateBeside] = createContext<TemplateBeside>();

/** Whether a part stands open: its template asks for it, or something was written in it. */
export function isOpen(template: Template | null, part: TemplatePart, written: boolean): boolean {
	return written || template === null || template.parts.includes(part);
}
