using System.Collections.Generic;

namespace DdbCrossAccount.Conformance.Tests.S3;

/// <summary>One request of an <see cref="S3Case"/>. <c>$bucket</c> in it stands for the case's bucket.</summary>
/// <param name="Operation">The operation of S3, for the oracle table.</param>
/// <param name="Method">Of HTTP.</param>
/// <param name="Path">Path and query, encoded, the query sorted by name.</param>
/// <param name="Headers">Sent and signed.</param>
/// <param name="Body">Sent as UTF-8.</param>
/// <param name="Save">Values of the answer that later steps use: variable and name of an XML element or of a header.</param>
internal sealed record S3Step(
    string Operation, string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body,
    IReadOnlyDictionary<string, string> Save);
