using System.Text.Json.Nodes;

namespace DdbCrossAccount.Conformance.Tests.Cases;

/// <summary>One request of a <see cref="Case"/>.</summary>
/// <param name="Operation">Of DynamoDB, or with its prefix of another service.</param>
/// <param name="Body">The body; <c>$table</c> in it becomes the name of the case's table.</param>
/// <param name="AllPages">The request is repeated until no key to go on with comes back, and the pages are compared together.</param>
/// <param name="Segments">The request is a Scan, sent for each of so many segments and for the whole; 0: it is sent as it is.</param>
/// <param name="Documented">What AWS's documentation says that the answer is; the sandbox has to give it, whatever an engine does.</param>
/// <param name="Save">A value of the answer that later steps use: variable and path.</param>
internal sealed record CaseStep(string Operation, string Body, bool AllPages, int Segments, JsonNode? Documented, JsonObject? Save);
