import * as Y from 'yjs';
import { formIn } from '#lib/live/shared-form.ts';
import type { Typed } from '../editing/typed.ts';
import { nameByKeys } from './problem-names.ts';

/** The text behind a field of the form: `narrative`, `factors.2.detail`. */
export function textNamed(doc: Y.Doc, typed: Typed, name: string): Y.Text | null {
	let found: unknown = formIn(doc);
	for (const part of nameByKeys(typed, name).split('.'))
		found = found instanceof Y.Map ? found.get(part) : undefined;
	return found instanceof Y.Text ? found : null;
}
