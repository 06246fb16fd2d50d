using System.IO;

namespace DdbCrossAccount.Core.Aws.SQS.Model;

/// <summary>A value beside the body of a message.</summary>
internal sealed class MessageAttributeValue
{
    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>.</summary>
    public string? DataType { get; set; }

    public string? StringValue { get; set; }

    public MemoryStream? BinaryValue { get; set; }
}
