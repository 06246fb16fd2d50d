using Amazon.Runtime;

namespace DdbCrossAccount.Core.Aws.Lambda;

/// <summary>What runs the code of a function.</summary>
internal sealed class Runtime : ConstantClass
{
    public static readonly Runtime Dotnet10 = new("dotnet10");

    public static readonly Runtime ProvidedAl2023 = new("provided.al2023");

    public Runtime(string value)
        : base(value)
    {
    }

    public static implicit operator Runtime(string value) => new(value);
}
