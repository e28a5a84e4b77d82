/// <reference lib="webworker" />
import { build, version } from '$service-worker';
import { sendWhenBack } from '#domain/log/waiting-worker.ts';
import { sendDeedsWhenBack } from '#domain/projects/board/kept-deeds-worker.ts';
import { serveOffline } from '#lib/offline/worker.ts';
import { receivePush } from '#lib/push/receiving.ts';

declare const self: ServiceWorkerGlobalScope;

serveOffline(self, { version, assets: build });
sendWhenBack(self);
sendDeedsWhenBack(self);
receivePush(self);
