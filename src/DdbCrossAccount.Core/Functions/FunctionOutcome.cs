namespace DdbCrossAccount.Core.Functions;

/// <summary>What publishing did to the function.</summary>
internal enum FunctionOutcome
{
    /// <summary>There was none.</summary>
    Created,

    /// <summary>Code or settings were changed.</summary>
    Updated,

    /// <summary>It was as asked for already.</summary>
    Unchanged,
}
