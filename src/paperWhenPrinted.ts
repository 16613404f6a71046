import siteConfig from '@generated/docusaurus.config';
import { paperWhenPrinted } from '@site/plugins/rollbook/theme/print/paperWhenPrinted.ts';

let pageChanged: (() => void) | undefined;

/** Docusaurus calls this once the page is shown, the first one and each that one goes to. */
export function onRouteDidUpdate(): void {
  pageChanged ??= paperWhenPrinted(siteConfig.baseUrl);
  pageChanged();
}
