using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Module.Output;

/// <summary>Maps the product's exceptions to what PowerShell shows.</summary>
internal static class ErrorRecords
{
    public static CommandError Of(DdbCrossAccountException exception) => new(
        exception,
        exception.ErrorId,
        exception.Category,
        exception.Target,
        exception.Message,
        exception.RecommendedAction);
}
