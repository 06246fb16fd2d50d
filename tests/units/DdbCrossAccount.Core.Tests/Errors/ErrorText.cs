using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

/// <summary>Compares everything that an error tells.</summary>
internal static class ErrorText
{
    public static void Check<T>(
        DdbCrossAccountException error,
        string errorId,
        DdbErrorCategory category,
        string target,
        string message,
        string recommendedAction)
        where T : DdbCrossAccountException
    {
        Assert.IsType<T>(error);
        Assert.Equal(message, error.Message);
        Assert.Equal(recommendedAction, error.RecommendedAction);
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(category, error.Category);
        Assert.Equal(target, error.Target);
    }
}
