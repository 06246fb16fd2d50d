using System.Collections.Generic;
using System.IO;

namespace DdbCrossAccount.Core.Aws.DynamoDBStreams.Model;

/// <summary>A value; exactly one member is set.</summary>
internal sealed class AttributeValue
{
    public string? S { get; set; }

    public string? N { get; set; }

    public MemoryStream? B { get; set; }

    public List<string>? SS { get; set; }

    public List<string>? NS { get; set; }

    public List<MemoryStream>? BS { get; set; }

    public Dictionary<string, AttributeValue>? M { get; set; }

    public List<AttributeValue>? L { get; set; }

    public bool? NULL { get; set; }

    public bool? BOOL { get; set; }
}
