namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>An answer as it came over the wire.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Bytes as Latin-1.</param>
/// <param name="Closes">The connection cannot be used again.</param>
internal sealed record RawAnswer(int Status, string Body, bool Closes);
