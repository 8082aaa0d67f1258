import type { Interfaces, PartOf } from './interfaces';

/** The one way out of the script's context: a function that the driver puts there, and that the guest takes away again. */
declare const callService: (name: string, args: string) => string;

interface Thrown {
  name: string;
  message: string;
}

const call = callService;
delete (globalThis as { callService?: unknown }).callService;

/** Makes a service call. @throws an error of this context, named `Exception` as Google's are */
export function host<Value = void>(name: string, ...args: unknown[]): Value {
  const reply = JSON.parse(call(name, JSON.stringify(args))) as { value?: Value } | { error: Thrown };
  if ('error' in reply) throw exception(reply.error.message, reply.error.name);
  return reply.value as Value;
}

export function exception(message: string, name = 'Exception'): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** What is thrown for something that the workbench does not have; the host keeps it, whatever the script does with the error. */
export function missing(what: string): Error {
  call('Workbench.missing', JSON.stringify([what]));
  return new Error(`${what} is not part of the workbench: add it with its real behaviour`);
}

const services = new WeakMap<object, string>();

/** The name of the class that an object of the services belongs to; undefined for whatever else a script has. */
export function serviceName(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? services.get(value) : undefined;
}

/**
 * A service object on which a missing method is not silently undefined; it has no other methods than Google's. Used as
 * text it is the name of its class, unless it says otherwise.
 */
export function strict<Name extends keyof Interfaces, Service extends object>(
  name: Name,
  service: Service & PartOf<Interfaces[Name], Service>,
): Service {
  if (!Object.hasOwn(service, 'toString')) Object.defineProperty(service, 'toString', { value: () => name });
  const object = new Proxy<Service>(service, {
    get(target, property) {
      if (property in target || typeof property === 'symbol' || property === 'toJSON' || property === 'then')
        return Reflect.get(target, property) as unknown;
      throw missing(`${name}.${property}`);
    },
  });
  services.set(object, name);
  return object;
}

export function wrongArguments(method: string): Error {
  return exception(`The parameters don't match the method signature for ${method}.`);
}
