namespace DdbCrossAccount.Core.Aws.Rest;

/// <summary>What all operations of a REST service have in common.</summary>
/// <param name="Name">The name that the SDK knows the client under, for example <c>Amazon.Lambda</c>.</param>
/// <param name="ApiVersion">The version of the service's API.</param>
internal sealed record RestService(string Name, string ApiVersion);
