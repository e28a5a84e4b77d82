/**
 * A gentle word where a change could mean anything. Verbs that have no end ("improve", "be more
 * careful") say nothing that anybody could look at later; a change that names its end state may use them.
 */
export interface Hint {
	/** The words that could mean anything. */
	words: string;
	question: string;
}

const CARE =
	/\b(?:be(?:ing)?|pay(?:ing)?|tak(?:e|ing))\s+(?:more|better|extra|closer|greater|additional)?\s*(?:careful|care|attention|vigilant|cautious|diligent|mindful|aware)(?:\s+(?:next time|in (?:the )?future))?\b/i;
const REMEMBER =
	/\b(?:remember|make sure|ensure|try|don['’]t forget)\s+(?:to|that|not to)\b|\bdouble[- ]check\b/i;
const ENDLESS =
	/^\s*(?:(?:we|let['’]s|to|please|should|will|must|need to|have to)\s+)*((?:continue (?:to |with )?)?(?:improv(?:e|ing)|enhanc(?:e|ing)|strengthen(?:ing)?|optimi[sz](?:e|ing)|review(?:ing)?|investigat(?:e|ing)|look(?:ing)? into|consider(?:ing)?|think(?:ing)? about|explor(?:e|ing)|evaluat(?:e|ing)|rethink(?:ing)?|revisit(?:ing)?|monitor(?:ing)? (?:more )?closely|rais(?:e|ing) awareness|communicat(?:e|ing) better|work(?:ing)? on|address(?:ing)?))\b/i;
/** Something that can be looked at later: a number, a name in code, "until", "so that". */
const TELLING =
	/\d|`[^`]+`|\b(?:so that|until|when(?:ever)?|which (?:of|one)|whether|no longer|instead of)\b|https?:/i;

/** @returns null where it says what will be different, or where its end state does */
export function vagueness({ text, endState }: { text: string; endState: string }): Hint | null {
	if (endState.trim() !== '') return null;
	const care = CARE.exec(text)?.[0] ?? REMEMBER.exec(text)?.[0];
	if (care !== undefined) {
		return {
			words: care.trim(),
			question:
				'Care is what people had that day too. What could be different in the tool, the text or the room?',
		};
	}
	const endless = ENDLESS.exec(text)?.[1];
	if (endless === undefined || TELLING.test(text)) return null;
	return {
		words: endless.trim(),
		question: 'How will anybody see that it is done? One sentence under “How you will know” is enough.',
	};
}
