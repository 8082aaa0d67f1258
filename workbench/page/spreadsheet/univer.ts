import {
  CommandType,
  ICommandService,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  LogLevel,
  mergeLocales,
  type Plugin,
  type PluginCtor,
  Univer,
} from '@univerjs/core';
import { FUniver } from '@univerjs/core/lib/facade';
import { UniverSheetsConditionalFormattingPreset } from '@univerjs/preset-sheets-conditional-formatting';
import conditionalFormattingText from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import { IRPCChannelService, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import coreText from '@univerjs/preset-sheets-core/locales/en-US';
import { UniverSheetsDataValidationPreset } from '@univerjs/preset-sheets-data-validation';
import dataValidationText from '@univerjs/preset-sheets-data-validation/locales/en-US';
import { UniverSheetsFilterPreset } from '@univerjs/preset-sheets-filter';
import filterText from '@univerjs/preset-sheets-filter/locales/en-US';
import { UniverSheetsFindReplacePreset } from '@univerjs/preset-sheets-find-replace';
import findReplaceText from '@univerjs/preset-sheets-find-replace/locales/en-US';
import { UniverSheetsNotePreset } from '@univerjs/preset-sheets-note';
import noteText from '@univerjs/preset-sheets-note/locales/en-US';
import { UniverSheetsSortPreset } from '@univerjs/preset-sheets-sort';
import sortText from '@univerjs/preset-sheets-sort/locales/en-US';
import { EMPTY } from 'rxjs';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-filter/lib/index.css';
import '@univerjs/preset-sheets-find-replace/lib/index.css';
import '@univerjs/preset-sheets-note/lib/index.css';
import '@univerjs/preset-sheets-sort/lib/index.css';

export { CommandType };

type PluginEntry = PluginCtor<Plugin> | [PluginCtor<Plugin>, object];

/**
 * Starts Univer as a view: it calculates nothing, formula results come from the server's workbook.
 *
 * @param container the id of the element it fills
 */
export function startUniver(container: string) {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    logLevel: LogLevel.ERROR,
    locales: {
      [LocaleType.EN_US]: mergeLocales(
        coreText,
        filterText,
        sortText,
        noteText,
        conditionalFormattingText,
        dataValidationText,
        findReplaceText,
      ),
    },
  });
  // Without calculating itself, Univer wants a channel to whoever does; results come as mutations, so it stays silent.
  const silent = {
    registerChannel: () => {},
    requestChannel: () => ({ call: () => Promise.resolve(), event: () => EMPTY }),
  };
  univer.__getInjector().add([IRPCChannelService, { useValue: silent as never }]);

  const presets = [
    UniverSheetsCorePreset({
      container,
      ribbonType: 'simple',
      disableAutoFocus: true,
      // A postal code kept as text is right as it is; Sheets marks it neither.
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      footer: { addSheetButtonConfig: { defaultRowCount: 1000, defaultColumnCount: 26 } },
    }),
    UniverSheetsFilterPreset(),
    UniverSheetsSortPreset(),
    UniverSheetsNotePreset(),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsDataValidationPreset(),
    UniverSheetsFindReplacePreset(),
  ];
  const registered = new Set<string>();
  for (const entry of presets.flatMap(({ plugins }) => plugins as PluginEntry[])) {
    const [plugin, options] = Array.isArray(entry) ? entry : [entry, undefined];
    const name = (plugin as unknown as { pluginName: string }).pluginName;
    if (registered.has(name)) continue;
    registered.add(name);
    univer.registerPlugin(
      plugin,
      options && 'notExecuteFormula' in options ? { ...options, notExecuteFormula: true } : options,
    );
  }
  const injector = univer.__getInjector();
  // Only then are its parts there that scroll and take keys.
  const rendered = () => injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
  return { univer, api: FUniver.newAPI(univer), commands: injector.get(ICommandService), rendered };
}

export type UniverView = ReturnType<typeof startUniver>;
