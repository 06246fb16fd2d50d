using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>How the last change of a function went.</summary>
internal sealed class LastUpdateStatus : ConstantClass
{
    public static readonly LastUpdateStatus Successful = new("Successful");

    public static readonly LastUpdateStatus Failed = new("Failed");

    public static readonly LastUpdateStatus InProgress = new("InProgress");

    public LastUpdateStatus(string value)
        : base(value)
    {
    }

    public static implicit operator LastUpdateStatus(string value) => new(value);
}
