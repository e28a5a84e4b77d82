import { ofWorkspace } from '../../../../webhooks-of.server.ts';

export const GET = ofWorkspace.deliveries;
