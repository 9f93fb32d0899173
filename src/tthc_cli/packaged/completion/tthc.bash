# Completion of tthc for bash 4.4 or newer:  source <(tthc completion bash)
_tthc() {
    local value meaning width=0 pad
    local -a values=() meanings=()
    COMPREPLY=()
    while IFS=$'\t' read -r value meaning; do
        values+=("$value") meanings+=("$meaning")
        ((${#value} > width)) && width=${#value}
    done < <(TTHC_COMPLETE="+${COMP_WORDS[COMP_CWORD]}" "$1" "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)

    # A list to look at says what each word means; a word that is going to be inserted stands alone.
    if ((${#values[@]} < 2)) || [[ $COMP_TYPE == 37 || $COMP_TYPE == 42 ]]; then
        COMPREPLY=("${values[@]}")
    else
        local i
        for i in "${!values[@]}"; do
            printf -v pad '%*s' $((width - ${#values[i]})) ''
            value="${values[i]}$pad  ${meanings[i]}"
            COMPREPLY+=("${value:0:${COLUMNS:-80}-1}")
        done
        compopt -o nosort
    fi
    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
    return 0
}
complete -o default -F _tthc tthc
