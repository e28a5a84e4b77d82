import { z } from 'zod';

/** What a browser says for a passkey, in JSON. Its parts are only looked at where the library does not. */
const Base64Url = z
	.string()
	.regex(/^[\w-]+$/)
	.max(20_000);
const Common = z.object({
	id: Base64Url,
	rawId: Base64Url,
	type: z.literal('public-key'),
	clientExtensionResults: z.object({}),
});

const New = Common.extend({
	response: z.object({
		clientDataJSON: Base64Url,
		attestationObject: Base64Url,
		transports: z.array(z.string().max(40)).max(10).optional(),
	}),
});
const Known = Common.extend({
	response: z.object({
		clientDataJSON: Base64Url,
		authenticatorData: Base64Url,
		signature: Base64Url,
		userHandle: Base64Url.optional().catch(undefined),
	}),
});

/** One field of a form, which a script has filled in. */
function inOneField<Schema extends z.ZodType>(schema: Schema) {
	return z
		.string('A passkey needs JavaScript.')
		.max(50_000)
		.transform((text, context): unknown => {
			try {
				return JSON.parse(text);
			} catch {
				context.addIssue({ code: 'custom', message: 'What the passkey said cannot be read.' });
				return z.NEVER;
			}
		})
		.pipe(schema);
}

export const NewPasskeyAnswer = inOneField(New);
export type NewPasskeyAnswer = z.output<typeof NewPasskeyAnswer>;
export const PasskeyAnswer = inOneField(Known);
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>;

export const PasskeyName = z
	.string()
	.trim()
	.min(1, 'What do you call it?')
	.max(80, 'A name can be 80 characters at the most.');
