using System;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;

namespace DdbCrossAccount.Sandbox.Lambda.Functions;

/// <summary>When <c>$LATEST</c> may be changed or published.</summary>
internal static class FunctionChange
{
    /// <summary>Throws while another change is under way, and where the caller has seen another revision.</summary>
    /// <param name="function">Its gate is held.</param>
    /// <param name="request">Its member RevisionId, if it is there, must be that of now.</param>
    /// <param name="now">Service time.</param>
    public static void Require(LambdaFunction function, RequestObject request, DateTimeOffset now)
    {
        if (now < function.Latest.ActiveAt)
        {
            throw LambdaError.FunctionPending();
        }

        if (function.IsUpdating(now))
        {
            throw LambdaError.UpdateInProgress(function.Arn);
        }

        if (request.Text("RevisionId") is string revision && revision != function.Latest.RevisionIdAt(now))
        {
            throw LambdaError.OtherRevision();
        }
    }
}
