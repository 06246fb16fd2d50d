using System.Collections.Generic;
using DdbCrossAccount.Core.Aws.Lambda.Model;

namespace DdbCrossAccount.Core.Functions;

/// <summary>What publishing will do; made by reading only.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="FunctionArn">The function, without a version.</param>
/// <param name="Package">The code.</param>
/// <param name="Existing">The function as found; null when there is none.</param>
internal sealed record FunctionPlan(
    FunctionOptions Options,
    string FunctionArn,
    FunctionPackage Package,
    FunctionConfiguration? Existing)
{
    public bool IsNew => Existing is null;

    /// <summary>What the function is to be like.</summary>
    public FunctionSettings Settings => FunctionSettings.Of(Options, Existing);

    /// <summary>True when code or processor of a function that exists have to change.</summary>
    public bool ChangesCode => Existing is not null && Settings.ChangesCodeOf(Existing, Package);

    /// <summary>The settings of a function that exists which have to change.</summary>
    public IReadOnlyList<FunctionChange> Changes => Existing is null ? [] : Settings.ChangesOf(Existing);
}
