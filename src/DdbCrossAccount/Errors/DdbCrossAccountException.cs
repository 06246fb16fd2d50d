using System;

namespace DdbCrossAccount.Errors;

/// <summary>The root of every error of this product: each situation is a type of its own below it.</summary>
/// <remarks>The types live here so that a script can catch them by name.</remarks>
public abstract class DdbCrossAccountException : Exception
{
    private protected DdbCrossAccountException(DdbErrorDetails details)
        : base(details.Message, details.InnerException)
    {
        ErrorId = details.ErrorId;
        Category = details.Category;
        Target = details.Target;
        RecommendedAction = details.RecommendedAction;
    }

    /// <summary>Names the situation; it never changes and holds no data.</summary>
    public string ErrorId { get; }

    /// <summary>What kind of situation it is.</summary>
    public DdbErrorCategory Category { get; }

    /// <summary>The table, ARN or parameter value that it is about.</summary>
    public string Target { get; }

    /// <summary>What to do next.</summary>
    public string RecommendedAction { get; }
}
