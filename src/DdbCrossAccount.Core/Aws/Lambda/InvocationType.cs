using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>Whether a call waits for its result.</summary>
internal sealed class InvocationType : ConstantClass
{
    public static readonly InvocationType RequestResponse = new("RequestResponse");

    public static readonly InvocationType Event = new("Event");

    public static readonly InvocationType DryRun = new("DryRun");

    public InvocationType(string value)
        : base(value)
    {
    }

    public static implicit operator InvocationType(string value) => new(value);
}
