/** What a script catches when a service refuses: Google's services throw errors whose `name` is `Exception`. */
export class ServiceFailure extends Error {
  override readonly name: string;

  constructor(message: string, name = 'Exception') {
    super(message);
    this.name = name;
  }
}
