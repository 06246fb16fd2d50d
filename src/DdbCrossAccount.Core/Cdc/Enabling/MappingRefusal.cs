using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Finds out which right the function's role lacks from AWS's answer to the making of a mapping.</summary>
/// <remarks>
/// AWS checks the role's rights itself and names the actions in its text, which is otherwise not passed on. Rights to write to
/// the target are not checked by it: these show when the first batch is applied.
/// </remarks>
internal static class MappingRefusal
{
    private const string SendMessage = "SendMessage";

    private static readonly string[] StreamActions = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"];

    /// <summary>The error to throw instead.</summary>
    public static DdbCrossAccountException Read(
        InvalidParameterValueException exception, CdcControl control, FunctionFacts function, string state)
    {
        if (exception.Message.Contains(SendMessage, StringComparison.Ordinal))
        {
            return ErrorCatalogue.FunctionRoleLacksRights(
                function.RoleArn, "sqs:SendMessage", control.QueueArn ?? "the queue", state, ServiceErrors.AnswerOf(exception));
        }

        IEnumerable<string> named = StreamActions
            .Where(action => exception.Message.Contains(action, StringComparison.Ordinal))
            .Select(action => $"dynamodb:{action}");
        string actions = string.Join(", ", named);
        return actions.Length > 0
            ? ErrorCatalogue.FunctionRoleLacksRights(
                function.RoleArn, actions, control.StreamArn, state, ServiceErrors.AnswerOf(exception))
            : ErrorCatalogue.MappingRefused(control.StreamArn, function.Arn, state, ServiceErrors.AnswerOf(exception));
    }
}
