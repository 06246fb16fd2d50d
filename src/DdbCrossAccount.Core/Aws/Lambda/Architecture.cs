using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>The processor that a function runs on.</summary>
internal sealed class Architecture : ConstantClass
{
    public static readonly Architecture X86_64 = new("x86_64");

    public static readonly Architecture Arm64 = new("arm64");

    public Architecture(string value)
        : base(value)
    {
    }

    public static implicit operator Architecture(string value) => new(value);
}
