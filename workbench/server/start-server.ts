import { runLive } from '../apps-script/live';
import { readProject } from '../apps-script/project';
import { downloadOf } from './download';
import { openList } from './open-list';
import type { RunningServer, ServerOptions } from './options';
import { callableFunctions, customFunctionHelp } from './script-functions';
import { serveDocument } from './serve-document';
import { typedCells } from './typed-cells';
import { univerOriginal } from './univer-original';
import { univerSheetIds } from './univer-sheets';

/** Where the add-on sends its requests. */
const ECORE = 'https://app.ecoreservice.com';
/** The people of the spreadsheet, by what `?as=` says. */
const PEOPLE = { owner: 'owner@workbench.example', editor: 'editor@workbench.example' };

/**
 * Opens a list in a spreadsheet page on 127.0.0.1 and runs a script project on it.
 *
 * @throws the system's error (`EADDRINUSE`) when the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { list, live, log = () => {} } = options;
  const project = readProject(options.projectDirectory, options.projectName);
  const sources = project.scripts.map(({ source }) => source);
  const univer = openList(list, project.manifest.timeZone ?? 'Etc/UTC');
  const sheetIds = univerSheetIds(univer.workbook, univer.api);
  const script = runLive({
    project,
    workbook: univer.workbook,
    calculated: univer.calculated,
    people: [{ email: PEOPLE.owner, owner: true }, { email: PEOPLE.editor }],
    addOn: options.addOn ?? false,
    origins: live || options.ecoreOrigin === undefined ? {} : { [ECORE]: options.ecoreOrigin },
    ...(options.http ? { http: options.http } : {}),
  });
  const stop = async () => {
    await script.close();
    univer.dispose();
  };

  try {
    const server = await serveDocument({
      about: {
        fileName: list.name,
        addOn: project.name,
        live,
        ...(options.outside ? { outside: options.outside } : {}),
        standInToken: options.standIn?.token ?? null,
        functions: customFunctionHelp(sources),
      },
      people: PEOPLE,
      original: univerOriginal(
        univer.commandService,
        () => univer.api.getActiveWorkbook()!.getWorkbook(),
        univer.snapshot,
      ),
      sheetIds,
      typedCells: typedCells(univer.workbook, sheetIds),
      openWindow: (email) => script.window(email),
      callable: callableFunctions(sources),
      download: downloadOf(univer.workbook, sheetIds),
      pageDirectory: options.pageDirectory,
      port: options.port ?? 0,
      standIn: options.standIn ?? null,
      missing: script.appsScript.missing,
      log,
    });
    return {
      ...server,
      close: async () => {
        await server.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
