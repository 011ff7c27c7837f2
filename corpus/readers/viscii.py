"""VISCII, the encoding of Vietnamese programs for Unix and of early mail: a letter a byte, six of them among the control codes.

Source: RFC 1456, as glibc 2.36 has it (`iconv -f VISCII -t UTF-8`, bytes 80 to FF).
"""

LETTERS = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_TABLE = {0x80 + at: letter for at, letter in enumerate(LETTERS)} | _CONTROLS


def decode_viscii(data: bytes) -> str:
    """The text as Unicode; every byte has a letter.

    >>> decode_viscii(bytes.fromhex("4baa20686fd56368"))
    'Kế hoạch'
    """
    return data.decode("latin-1").translate(_TABLE)
