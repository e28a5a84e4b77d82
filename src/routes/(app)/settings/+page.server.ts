import { z } from 'zod';
import { changeProfile } from '#domain/accounts/people.server.ts';
import { mayCurate, mayOfferHelp } from '#domain/accounts/may.ts';
import { isAdmin, Name, Zone } from '#domain/accounts/person.ts';
import { offersToFacilitate, offerToFacilitate } from '#domain/entries/facilitation.server.ts';
import { zones } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { rememberSingleKeys } from '#lib/web/single-keys.server.ts';
import { readTheme, rememberTheme, THEMES } from '#lib/web/theme.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return {
		mayAdminister: isAdmin(person),
		mayCurate: mayCurate(person),
		theme: readTheme(event.cookies),
		zones: zones(),
		mayOfferHelp: mayOfferHelp(person),
		facilitates: await offersToFacilitate(event.locals.db.read, person),
	};
};

const Profile = z.object({ name: Name, zone: Zone });
const Looks = z.object({ theme: z.enum(THEMES), singleKeys: z.literal('on').optional() });

export const actions: Actions = {
	profile: form(Profile, async (person, input, { locals }) => {
		await changeProfile(locals.db, person, input);
		return { saved: 'profile' as const };
	}),

	facilitate: form(
		z.object({ facilitates: z.literal('on').optional() }),
		async (person, input, { locals }) => {
			await offerToFacilitate(locals.db, person, { offers: input.facilitates === 'on' });
			return { saved: 'facilitates' as const };
		},
	),

	looks: form(Looks, async (_person, input, { cookies, url }) => {
		const https = url.protocol === 'https:';
		rememberTheme(cookies, input.theme, https);
		rememberSingleKeys(cookies, input.singleKeys === 'on', https);
		return await Promise.resolve({ saved: 'looks' as const });
	}),
};
