using System;

namespace DdbCrossAccount.Sandbox.Http;

/// <summary>Where a fault of the sandbox itself is told: type and place on standard error, never a message that could hold data.</summary>
internal static class UnexpectedErrors
{
    public static void Report(Exception error)
    {
        Console.Error.WriteLine($"{error.GetType().FullName}{Environment.NewLine}{error.StackTrace}");
    }
}
