namespace DdbCrossAccount.Sandbox.Administration;

/// <summary>The head of a request that was answered; no bodies, no secrets.</summary>
/// <param name="Time">Service time, ISO 8601.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query, without signature.</param>
/// <param name="Target">X-Amz-Target, if there was one.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="RequestId">As the answer told it.</param>
internal sealed record RecordedRequest(string Time, string Method, string Path, string? Target, int Status, string? RequestId);
