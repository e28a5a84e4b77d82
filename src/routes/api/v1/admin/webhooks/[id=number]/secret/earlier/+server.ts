import { ofWorkspace } from '../../../../../webhooks-of.server.ts';

export const DELETE = ofWorkspace.forget;
