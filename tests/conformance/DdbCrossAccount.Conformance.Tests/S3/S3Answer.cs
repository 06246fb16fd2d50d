using System.Collections.Generic;
using System.Xml.Linq;

namespace DdbCrossAccount.Conformance.Tests.S3;

/// <summary>What a server of S3 has answered. <c>Xml</c> is null where the body is none.</summary>
internal sealed record S3Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body, XElement? Xml)
{
    /// <summary>The server has closed the connection without an answer.</summary>
    public static readonly S3Answer None = new(0, new Dictionary<string, string>(), "no answer", null);

    /// <summary>Of an error; null: the call succeeded, or the answer has no body.</summary>
    public string? Code => Xml?.Name.LocalName == "Error" ? Xml.Element("Code")?.Value : null;

    public override string ToString() => $"{Status} {(Code ?? (Body.Length > 300 ? $"{Body[..300]}..." : Body))}";
}
