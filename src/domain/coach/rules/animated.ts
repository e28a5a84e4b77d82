import { LOW, has, is, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const TECHNICAL = set('recovery plan chaos engineering monkey mode hash scenario scenarios');

function heated({ words: all, at, to }: Found): Verdict | null {
	// An apology.
	if (/^(?:feel|feels|felt|feeling)$/.test(is(all, at - 1))) return null;
	if (TECHNICAL.has(is(all, to)) || is(all, at - 1) === 'not') return null;
	return { severity: 'low' };
}

export const animated: Rule = {
	name: 'animated',
	message:
		'How large was it, in numbers? A heated word tells how it felt; a number tells the next reader how it was, and keeps.',
	silentIn: ['praise'],
	patterns: [
		{
			phrase: words(
				'what a|an {adverb}? disaster|mess|joke|catastrophe|shambles|farce|nightmare|horror|shame|disgrace|week|day|night',
			),
			judge: heated,
		},
		{
			phrase: words(
				'ridiculous|ridiculously|terrible|terribly|horrible|horribly|horrendous|horrific|awful|appalling|atrocious|abysmal|disgraceful|outrageous|pathetic|ludicrous|laughable|shameful|shocking|shockingly|absurd|absurdly|insane|insanely|crazy|unbelievable|unbelievably|unacceptable|unforgivable|inexcusable|embarrassing|embarrassingly|infuriating|maddening|dreadful|hellish|nightmare|nightmarish|fiasco|debacle|shambles|disastrous|disastrously|mind-boggling|farcical|idiotic|garbage-tier|clusterfuck|hell|damn|damned|bloody|crap|crappy|wtf|scandalous|deplorable|unfathomable|inexplicably',
			),
			judge: heated,
		},
		{
			phrase: words('can|could not|hardly|scarcely believe'),
			judge: ({ words: all, at }) => (/^(?:i|we|you|nobody|one)$/.test(is(all, at - 1)) ? LOW() : null),
		},
		{
			phrase: words(
				'absolute|complete|total|utter|unmitigated|real|pure disaster|chaos|mess|joke|catastrophe|madness|garbage|rubbish|carnage|trainwreck|hell|shambles|farce',
			),
			judge: heated,
		},
		{
			phrase: words('was|is|were a|an {adverb}? disaster|horror|mess|joke|catastrophe|train|farce|disgrace'),
			judge: heated,
		},
		{ phrase: words('pain in the'), judge: LOW },
		{ phrase: words('fed up'), judge: LOW },
		{ phrase: words('how on earth'), judge: LOW },
		{
			phrase: words('!!'),
			judge: ({ words: all, at }) =>
				has(all, set('thanks thank congratulations kudos great'), 0, at)
					? null
					: { severity: 'low', suggestion: all[at]?.raw.includes('?') ? '?' : '.' },
		},
	],
};
