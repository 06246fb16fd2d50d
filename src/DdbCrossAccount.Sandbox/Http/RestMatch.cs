using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>The operation that a request of REST means.</summary>
/// <param name="Target">Service and operation: <c>Lambda.GetFunction</c>.</param>
/// <param name="Operation">Its implementation.</param>
/// <param name="Path">The parts of the path by their names in the route, decoded.</param>
/// <param name="Status">HTTP status of a success.</param>
internal sealed record RestMatch(string Target, IRestOperation Operation, IReadOnlyDictionary<string, string> Path, int Status);
