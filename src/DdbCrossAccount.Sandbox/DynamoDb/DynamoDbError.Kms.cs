using System;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Kms;

namespace DdbCrossAccount.Sandbox.DynamoDb;

/// <summary>What KMS can have against a table's key.</summary>
internal static partial class DynamoDbError
{
    /// <summary>DynamoDB passes the error on as its own client of KMS has seen it.</summary>
    public static ServiceException Kms(KmsException error, Guid requestId)
    {
        (string code, string kind, string type) = error.Code switch
        {
            KmsException.AccessDenied => ("AccessDeniedException", "KMS key access denied error", "AWSKMSException"),
            KmsException.Disabled => ("ValidationException", "KMS key disabled error", error.Code),
            KmsException.Validation => ("InternalServerError", "KMS internal error", "AWSKMSException"),
            _ => ("ValidationException", "KMS validation error", error.Code),
        };
        string message = $"{kind}: com.amazonaws.services.kms.model.{type}: {error.Message} "
            + $"(Service: AWSKMS; Status Code: 400; Error Code: {error.Code}; Request ID: {requestId}; Proxy: null)";
        return new ServiceException(code, message, code == "InternalServerError" ? 500 : 400);
    }
}
